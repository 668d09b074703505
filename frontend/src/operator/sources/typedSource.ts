import type { NewSource, WatchedSource } from '../api';
import { type Fault, missing } from '../forms/faults';

const PICKUP = ['place', 'hours', 'bring'] as const;
type Pickup = Record<(typeof PICKUP)[number], string>;

/** A source as it stands in the form: all of it text. */
export interface TypedSource {
  id: string;
  name: string;
  pageUrl: string;
  hosts: string;
  linkPattern: string;
  language: string;
  timeZone: string;
  interval: string;
  fr: Pickup;
  en: Pickup;
}

/** Pointers of the contract, and the inputs that hold them. */
export const SOURCE_FIELDS: Record<string, string> = {
  '/id': 'source-id',
  '/name': 'source-name',
  '/pageUrl': 'source-pageUrl',
  '/hosts': 'source-hosts',
  '/linkPattern': 'source-linkPattern',
  '/language': 'source-language',
  '/timeZone': 'source-timeZone',
  '/checkEverySeconds': 'source-interval',
  ...Object.fromEntries(
    (['fr', 'en'] as const).flatMap((lang) =>
      PICKUP.map((part) => [`/pickup/${lang}/${part}`, `source-${lang}-${part}`]),
    ),
  ),
};

/** @param source undefined for a new one */
export function asTyped(source: WatchedSource | undefined): TypedSource {
  const pickup = (source?.pickup ?? {}) as Partial<Record<'fr' | 'en', Partial<Record<keyof Pickup, unknown>>>>;
  const words = (lang: 'fr' | 'en') =>
    Object.fromEntries(PICKUP.map((part) => [part, asText(pickup[lang]?.[part])])) as Pickup;
  return {
    id: source?.id ?? '',
    name: source?.name ?? '',
    pageUrl: source?.pageUrl ?? '',
    hosts: source?.hosts.join(' ') ?? '',
    linkPattern: source?.linkPattern ?? '',
    language: source?.language ?? 'fr',
    timeZone: source?.timeZone ?? 'Europe/Paris',
    interval: String(source?.checkEverySeconds ?? 600),
    fr: words('fr'),
    en: words('en'),
  };
}

/** What is to be brought may be kept as a list. */
const asText = (value: unknown) => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '');

export const hostsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((host) => host !== '');

/** What can be put right before sending; the service has the last word. */
export function checkSource(typed: TypedSource): Fault[] {
  const faults = missing({ 'source-id': typed.id, 'source-name': typed.name, 'source-pageUrl': typed.pageUrl });
  if (typed.id && !/^[a-z0-9][a-z0-9_-]*$/.test(typed.id.trim()))
    faults.push({ field: 'source-id', code: 'invalid_format' });
  return [...faults, ...checkPage(typed)];
}

export function checkPage(typed: Pick<TypedSource, 'pageUrl' | 'hosts' | 'interval'>): Fault[] {
  const faults: Fault[] = [];
  if (typed.pageUrl.trim() && !/^https?:\/\/[^\s/]+/.test(typed.pageUrl.trim()))
    faults.push({ field: 'source-pageUrl', code: 'invalid_format' });
  if (!hostsIn(typed.hosts).every((host) => /^[A-Za-z0-9.-]+$/.test(host)))
    faults.push({ field: 'source-hosts', code: 'invalid_format' });
  if (!/^\d+$/.test(typed.interval.trim())) faults.push({ field: 'source-interval', code: 'not_whole' });
  return faults;
}

/** Languages and parts without words are left out: readers then get the words of the other language. */
function pickupOf({ fr, en }: TypedSource): NonNullable<NewSource['pickup']> {
  const written = Object.entries({ fr, en }).map(([lang, words]) => [
    lang,
    Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== '')),
  ]);
  return Object.fromEntries(written.filter(([, words]) => Object.keys(words as object).length > 0));
}

/** The body of the call; what was left empty is not sent, and stays as the service chooses. */
export function asBody(typed: TypedSource): NewSource {
  const given = (text: string) => text.trim() || undefined;
  const optional = {
    linkPattern: given(typed.linkPattern),
    language: given(typed.language),
    timeZone: given(typed.timeZone),
  };
  return {
    id: typed.id.trim(),
    name: typed.name.trim(),
    pageUrl: typed.pageUrl.trim(),
    hosts: hostsIn(typed.hosts),
    checkEverySeconds: Number(typed.interval),
    pickup: pickupOf(typed),
    ...(Object.fromEntries(Object.entries(optional).filter(([, text]) => text)) as Partial<NewSource>),
  };
}
