/** The browser's storage, or memory where the browser refuses it (some do when cookies are blocked): never throws. */
export const tab = guarded(() => sessionStorage);
export const browser = guarded(() => localStorage);

interface Store {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

function guarded(storage: () => Storage): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(action: () => T): T | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => attempt(() => storage().getItem(key)) ?? memory.get(key),
    set(key, value) {
      memory.set(key, value);
      attempt(() => storage().setItem(key, value));
    },
    remove(key) {
      memory.delete(key);
      attempt(() => storage().removeItem(key));
    },
  };
}
