/** What the place that hosts the site decides: `config.json`, served beside the pages. */
export interface Settings {
  /** Base address of the REST API, without a slash at its end. */
  apiUrl: string;
  /** Who publishes the site, how to write to them, and who hosts it: what the law wants to be said, when given. */
  publisher?: string;
  contact?: string;
  host?: string;
}

let loading: Promise<Settings> | undefined;

/** Reads the settings once. A failure is not remembered, so that a later try can succeed. */
export function settings(): Promise<Settings> {
  loading ??= load().catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function load(): Promise<Settings> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: HTTP ${response.status}`);
  const given = (await response.json()) as Partial<Settings>;
  if (typeof given.apiUrl !== 'string') throw new Error('config.json: apiUrl is missing');
  return { ...given, apiUrl: given.apiUrl.replace(/\/+$/, '') };
}
