#!/usr/bin/env node
/**
 * Checks everything in infra that can be checked without a Docker daemon: `node infra/check.mjs`. Says each problem in a
 * line and ends with status 1, or one line about what was checked.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as compose from './check/compose.mjs';
import * as monitoring from './check/monitoring.mjs';
import { defenceProblems, securityProblems } from './check/security.mjs';
import { readYaml } from './check/yaml.mjs';
import { defences } from './defences/list.mjs';

const at = (path) => new URL(path, import.meta.url);
const text = (path) => readFileSync(at(path), 'utf8');
const filesIn = (folder, end) => readdirSync(at(folder)).filter((name) => name.endsWith(end));

const main = '../backend/service/src/main/java/cm/mtchoun';
const stack = readYaml(at('docker-compose.yml'));
const rules = readYaml(at('prometheus/rules.yml'));
const meters = monitoring.meterNames(text(`${main}/metrics/Metrics.java`));
const datasource = readYaml(at('grafana/provisioning/datasources/prometheus.yml')).datasources[0].uid;
const dashboards = filesIn('grafana/dashboards', '.json').map((name) => [
  name,
  JSON.parse(text(`grafana/dashboards/${name}`)),
]);
const dockerfiles = filesIn('images', '.Dockerfile').map((name) => [name, text(`images/${name}`)]);

const tests = new URL('../backend/service/src/test/java/', import.meta.url);
const sources = readdirSync(tests, { recursive: true }).filter((path) => path.endsWith('.java'));
const sourceOf = (name) => {
  const path = sources.find((one) => one.endsWith(`/${name}.java`));
  return path && readFileSync(new URL(path, tests), 'utf8');
};

const problems = [
  ...compose.serviceProblems(stack),
  ...compose.networkProblems(stack),
  ...compose.madeSecretProblems(stack, text('make-secrets')),
  ...compose.dutyProblems(stack, readYaml(at('prometheus/prometheus.yml'))),
  ...compose.roleProblems(readYaml(at('docker-compose.roles.yml')), text(`${main}/Role.java`)),
  ...compose.variableProblems(text('docker-compose.yml') + text('docker-compose.roles.yml'), text('.env.example')),
  ...compose.settingProblems(stack, text(`${main}/config/Settings.java`)),
  ...compose.databaseProblems(stack, text('../backend/pom.xml')),
  ...compose.dockerfileProblems(Object.fromEntries(dockerfiles)),
  ...compose.headerProblems(text('../frontend/serve.mjs'), text('images/Caddyfile')),
  ...securityProblems(text('../docs/security.md'), sourceOf),
  ...defenceProblems(text('../docs/security.md'), defences),
  ...monitoring.alertProblems(rules, readYaml(at('prometheus/rules.test.yml')), text('../docs/runbook.md'), meters),
  ...dashboards.flatMap(([name, dashboard]) => monitoring.dashboardProblems(name, dashboard, datasource, meters)),
];
for (const problem of problems) console.error(`infra: ${problem}`);
if (problems.length > 0) process.exit(1);

const panels = dashboards.flatMap(([, dashboard]) => monitoring.panelsOf(dashboard)).length;
const counts = [
  `${Object.keys(stack.services).length} services`,
  `${monitoring.alertsOf(rules).length} alerts`,
  `${panels} panels`,
];
console.log(`infra: ${counts.join(', ')}: nothing wrong`);
