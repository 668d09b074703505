/** What docs/security.md promises: every threat names tests, and every test that it names exists. */

/**
 * @param {string} document text of docs/security.md
 * @param {(name: string) => string | undefined} sourceOf text of a test class; undefined when there is none
 */
export function securityProblems(document, sourceOf) {
  const threats = document.split('\n').filter((line) => /^\| (?!threat|---)/.test(line));
  if (threats.length === 0) return ['security.md: none of its threats was recognised'];
  return threats.flatMap((line) => {
    const [, threat, , tests] = line.split(/(?<!\\)\|/);
    const named = [...tests.matchAll(/`(\w+)\.(\w+)`/g)];
    return [
      ...(named.length > 0 ? [] : [`security.md: no test for "${threat.trim()}"`]),
      ...named
        .filter(([, name, method]) => !sourceOf(name)?.includes(` ${method}(`))
        .map(([whole]) => `security.md: there is no test ${whole}`),
    ];
  });
}
