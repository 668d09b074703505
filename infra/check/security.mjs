/** What docs/security.md promises: every threat names tests that exist, and a defence that can be taken away to see them fail. */

const threatsOf = (document) => document.split('\n').filter((line) => /^\| (?!threat|---)/.test(line));

/**
 * @param {string} document text of docs/security.md
 * @param {(name: string) => string | undefined} sourceOf text of a test class; undefined when there is none
 */
export function securityProblems(document, sourceOf) {
  const threats = threatsOf(document);
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

/**
 * @param {string} document text of docs/security.md
 * @param {import('../defences/list.mjs').Defence[]} defences
 */
export function defenceProblems(document, defences) {
  const threats = threatsOf(document);
  const of = (line) => defences.filter(({ threat }) => line.startsWith(`| ${threat}`));
  return [
    ...threats.filter((line) => of(line).length === 0).map((line) => `defences: none against "${line.split('|')[1].trim()}"`),
    ...defences
      .filter(({ threat }) => threats.filter((line) => line.startsWith(`| ${threat}`)).length !== 1)
      .map(({ threat }) => `defences: security.md has no threat "${threat}"`),
    ...threats.flatMap((line) =>
      of(line)
        .flatMap(({ tests }) => tests)
        .filter((test) => !line.includes(`\`${test}\``))
        .map((test) => `defences: security.md does not name ${test} where it belongs`),
    ),
  ];
}
