/** What must be true of alerts and dashboards. Each function returns the problems it finds. */

/** Names as Prometheus sees them, from the one class that lists all meters. @param {string} source text of Metrics.java */
export function meterNames(source) {
  const suffixes = {
    counter: ['_total'],
    count: ['_total'],
    gauge: [''],
    summary: ['_count', '_sum', '_max'],
    timer: ['_bucket', '_count', '_sum', '_max'],
  };
  const calls = source.matchAll(/\b(count|counter|gauge|timer|summary|Counter\s*\.builder)\(\s*"(mtchoun_\w+)"/g);
  return new Set([...calls].flatMap(([, kind, name]) => (suffixes[kind] ?? ['_total']).map((end) => name + end)));
}

const OF_LIBRARIES = /^(vertx|jvm|process|system)_\w+$|^up$|^ALERTS$/;
const WORDS = /\b(?:by|without|on|ignoring|group_left|group_right|offset|and|or|unless|bool)\b/g;

/** @returns {string[]} the metrics that a query asks for */
export function metricsOf(query) {
  return [
    ...query
      .replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, '')
      .replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, '')
      .replace(/\boffset\s+\w+/g, '')
      .replace(WORDS, '')
      .matchAll(/(?<![\w:.$])([a-zA-Z_][\w:]*)(?![\w:]|\s*\()/g),
  ].map((match) => match[1]);
}

function queryProblems(where, query, meters) {
  const asked = metricsOf(query);
  if (asked.length === 0) return [`${where}: asks for no metric`];
  return asked
    .filter((name) => !meters.has(name) && !OF_LIBRARIES.test(name))
    .map((name) => `${where}: no meter is called ${name}`);
}

/** @param {{groups: {rules: object[]}[]}} rules parsed; @param {string} runbook text of docs/runbook.md */
export function alertProblems(rules, tests, runbook, meters) {
  const anchors = new Set([...runbook.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1])));
  const cases = tests.tests.flatMap((test) => test.alert_rule_test);
  return alertsOf(rules).flatMap(({ alert, expr, labels, annotations = {} }) => {
    const own = cases.filter((one) => one.alertname === alert);
    const missing = ['summary', 'description', 'runbook_url'].filter((key) => !annotations[key]);
    return [
      ...queryProblems(`alert ${alert}`, expr, meters),
      ...missing.map((key) => `alert ${alert}: no ${key}`),
      ...(['critical', 'warning'].includes(labels?.severity) ? [] : [`alert ${alert}: severity ${labels?.severity}`]),
      ...(annotations.runbook_url === `docs/runbook.md#${anchorOf(alert)}` && anchors.has(anchorOf(alert))
        ? []
        : [`alert ${alert}: has no section of its own in docs/runbook.md, or does not point to it`]),
      ...(own.some((one) => one.exp_alerts?.length > 0) ? [] : [`alert ${alert}: no test in which it fires`]),
      ...(own.some((one) => !one.exp_alerts?.length) ? [] : [`alert ${alert}: no test in which it does not fire`]),
    ];
  });
}

export const alertsOf = (rules) => rules.groups.flatMap((group) => group.rules);

/** As GitHub and others make the anchor of a heading. */
function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

/** @param {object} dashboard parsed; @param {string} name for the messages; @param {string} datasource its uid */
export function dashboardProblems(name, dashboard, datasource, meters) {
  const ids = dashboard.panels.map((panel) => panel.id);
  return [
    ...(dashboard.uid && dashboard.title ? [] : [`${name}: no uid or no title`]),
    ...(new Set(ids).size === ids.length ? [] : [`${name}: two panels have one id`]),
    ...panelsOf(dashboard).flatMap((panel) => [
      ...(panel.title && panel.description ? [] : [`${name}: panel ${panel.id} has no title or no description`]),
      ...(panel.targets ?? []).flatMap((target) => [
        ...(target.datasource?.uid === datasource ? [] : [`${name}: "${panel.title}" asks another data source`]),
        ...queryProblems(`${name}: "${panel.title}"`, target.expr, meters),
      ]),
    ]),
  ];
}

export const panelsOf = (dashboard) => dashboard.panels.filter((panel) => panel.type !== 'row');
