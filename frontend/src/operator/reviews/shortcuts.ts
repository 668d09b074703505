export type Action = 'confirm' | 'reject' | 'ask' | 'skip' | 'undo' | 'help';

/** The first letters of what is said in French and in English: nobody has to think in the other language. */
const KEYS: Record<string, Action> = {
  c: 'confirm',
  o: 'confirm',
  r: 'reject',
  n: 'reject',
  d: 'ask',
  a: 'ask',
  s: 'skip',
  z: 'undo',
  '?': 'help',
};

/** What a press asks for; undefined while somebody types, holds a key down, or means a shortcut of the browser. */
export function actionOf(press: KeyboardEvent): Action | undefined {
  const isOther = press.ctrlKey || press.altKey || press.metaKey || press.repeat || press.isComposing;
  return isOther || press.defaultPrevented || takesLetters(press.target) ? undefined : KEYS[press.key.toLowerCase()];
}

const TAKES_LETTERS = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), select, textarea';

function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest(`${TAKES_LETTERS}, dialog`) !== null)
  );
}
