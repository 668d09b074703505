import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as compose from './compose.mjs';
import * as monitoring from './monitoring.mjs';
import { defenceProblems, securityProblems } from './security.mjs';
import { readYaml } from './yaml.mjs';

const text = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const stackWith = (change) => {
  const stack = readYaml(new URL('../docker-compose.yml', import.meta.url));
  change(stack.services);
  return stack;
};
const METERS = new Set(['mtchoun_jobs_dead']);

test('finds each careless change of a service', () => {
  const careless = [
    [(all) => (all.postgres.image = 'postgres:latest'), 'postgres: image postgres:latest has no full version'],
    [(all) => (all.postgres.image = 'postgres:17'), 'postgres: image postgres:17 has no full version'],
    [(all) => (all.postgres.ports = ['127.0.0.1:5432:5432']), 'postgres: publishes a port'],
    [(all) => delete all.grafana.healthcheck, 'grafana: no health check'],
    [(all) => delete all.adminer.restart, 'adminer: no restart policy'],
    [(all) => (all.service.read_only = false), 'service: its root file system can be written to'],
    [(all) => delete all.site.cap_drop, 'site: keeps capabilities'],
    [
      (all) => (all.adminer.ports = ['8082:8080']),
      'adminer: port 8082:8080 is open to the world; start it with 127.0.0.1:',
    ],
    [
      (all) => (all.service.environment.SMTP_PASSWORD = 'x'),
      'service: SMTP_PASSWORD is a secret; give SMTP_PASSWORD_FILE instead',
    ],
    [(all) => all.service.secrets.shift(), 'service: is not given the secret /run/secrets/database_url'],
    [(all) => all.site.ports.push('2020:2020'), 'site: opens 2020:2020; the edge is ports 80 and 443'],
  ];
  for (const [change, problem] of careless) assert.deepEqual(compose.serviceProblems(stackWith(change)), [problem]);
});

test('finds what the service would not understand', () => {
  const stack = stackWith((all) => (all.service.environment.SCAN_INTERVALL = 'PT5M'));
  const found = compose.settingProblems(
    stack,
    text('../../backend/service/src/main/java/cm/mtchoun/config/Settings.java'),
  );
  assert.deepEqual(found, ['service: SCAN_INTERVALL is not a setting of the service']);
});

test('finds variables that are not documented, and documented ones that are not used', () => {
  const found = compose.variableProblems(
    'a: ${HERE}\nb: ${NEW:-1} # ${COMMENT}\n',
    'HERE=\nOLD=1\n# NEW=\nCOMPOSE_PROFILES=\n',
  );
  assert.deepEqual(found, ['.env.example: NEW is missing', '.env.example: OLD is used nowhere']);
});

test('finds a database that the tests do not run on', () => {
  const pom = '<embedded-postgres-binaries.version>17.9.0</embedded-postgres-binaries.version>';
  assert.equal(
    compose.databaseProblems(
      stackWith(() => {}),
      pom,
    ).length,
    1,
  );
});

test('finds an image that runs as root or follows a moving tag', () => {
  const found = compose.dockerfileProblems({
    'a.Dockerfile': 'FROM caddy:2\nUSER 10001\nUSER root\n',
    'b.Dockerfile': 'FROM caddy:2.1.0\n',
  });
  assert.deepEqual(found, [
    'a.Dockerfile: caddy:2 has no full version',
    'a.Dockerfile: runs as root',
    'b.Dockerfile: runs as root',
  ]);
});

test('finds a header that only one of the two servers of the site sends', () => {
  const caddyfile = text('../images/Caddyfile').replace('Referrer-Policy no-referrer', '');
  const found = compose.headerProblems(text('../../frontend/serve.mjs'), caddyfile);
  assert.deepEqual(found, ['Caddyfile: says not Referrer-Policy: no-referrer, as frontend/serve.mjs does']);
});

test('takes the names of the meters from their one class', () => {
  const names = monitoring.meterNames(text('../../backend/service/src/main/java/cm/mtchoun/metrics/Metrics.java'));
  for (const name of [
    'pages_checked_total',
    'mails_total',
    'names_read_total',
    'ocr_seconds_bucket',
    'backlog',
    'reading_confidence_sum',
  ]) {
    assert.ok(names.has(`mtchoun_${name}`), name);
  }
  assert.ok(!names.has('mtchoun_pages_checked'));
});

test('takes the metrics out of a query', () => {
  const query =
    'sum by (le) (increase(a_bucket{x=~"b|c"}[1h])) / on (z) group_left max(d:e offset 1h) and absent(up) > 0.5';
  assert.deepEqual(monitoring.metricsOf(query), ['a_bucket', 'd:e', 'up']);
});

test('finds an alert without a section, without a test, or about a meter that is not there', () => {
  const annotations = { summary: 's', description: 'd', runbook_url: 'docs/runbook.md#late' };
  const rule = { alert: 'Late', expr: 'mtchoun_jobs_gone > 0', labels: { severity: 'warning' }, annotations };
  const found = monitoring.alertProblems({ groups: [{ rules: [rule] }] }, { tests: [] }, '# Runbook', METERS);
  assert.deepEqual(found, [
    'alert Late: no meter is called mtchoun_jobs_gone',
    'alert Late: has no section of its own in docs/runbook.md, or does not point to it',
    'alert Late: no test in which it fires',
    'alert Late: no test in which it does not fire',
  ]);
});

test('finds a panel that asks for nothing, for too much, or elsewhere', () => {
  const panel = (expr, uid = 'here') => ({ title: 't', description: 'd', targets: [{ expr, datasource: { uid } }] });
  const panels = [panel('vector(1)'), panel('mtchoun_gone'), panel('mtchoun_jobs_dead', 'there')].map((one, id) => ({
    ...one,
    id,
  }));
  assert.deepEqual(monitoring.dashboardProblems('x', { uid: 'u', title: 't', panels }, 'here', METERS), [
    'x: "t": asks for no metric',
    'x: "t": no meter is called mtchoun_gone',
    'x: "t" asks another data source',
  ]);
});

test('finds a threat without a test, and a test that is gone', () => {
  const table =
    '| threat | defence | test |\n|---|---|---|\n| a | b | `ATest.works` `ATest.gone` |\n| c | d | later |\n';
  assert.deepEqual(
    securityProblems(table, (name) => (name === 'ATest' ? 'void works() {}' : undefined)),
    ['security.md: there is no test `ATest.gone`', 'security.md: no test for "c"'],
  );
});

test('finds a threat without a defence, and a defence that is about none', () => {
  const table = '| threat | defence | test |\n|---|---|---|\n| a | b | `ATest.works` |\n| c | d | `CTest.works` |\n';
  assert.deepEqual(
    defenceProblems(table, [
      { threat: 'a', tests: ['ATest.works', 'BTest.works'] },
      { threat: 'e', tests: [] },
    ]),
    [
      'defences: none against "c"',
      'defences: security.md has no threat "e"',
      'defences: security.md does not name BTest.works where it belongs',
    ],
  );
});

test('finds a role that nobody does, and processes that do not know of each other', () => {
  const roles = '    API,\n    READ;\n';
  const apart = {
    services: {
      service: { command: ['serve', '--roles', 'api'], environment: { CLUSTER_MEMBERS: 'service' } },
      mailer: { command: ['serve', '--roles', 'mail'], environment: { CLUSTER_MEMBERS: 'service,mailer' } },
    },
  };
  assert.deepEqual(compose.roleProblems(apart, roles), [
    'roles: nobody does read',
    'roles: there is no role mail',
    'roles: mailer is not made like the service',
    'roles: service does not know of mailer',
  ]);
});

test('finds a service that can be reached, or reaches out, where it should not', () => {
  const careless = [
    [(all) => all.postgres.networks.push('outside'), 'postgres: is on outside, which has a way out'],
    [(all) => all.grafana.networks.push('edge'), 'grafana: is on the edge'],
    [(all) => delete all.service.networks, 'service: is on no network of ours'],
    [(all) => (all.adminer.network_mode = 'host'), 'adminer: network_mode host'],
  ];
  for (const [change, problem] of careless) assert.deepEqual(compose.networkProblems(stackWith(change)), [problem]);
  const open = stackWith(() => {});
  delete open.networks.data.internal;
  assert.ok(compose.networkProblems(open).includes('network data: has a way out'));
});

test('finds a secret that is never made', () => {
  const script = text('../make-secrets').replace(/^keep sentry_dsn.*$/m, '');
  const found = compose.madeSecretProblems(
    stackWith(() => {}),
    script,
  );
  assert.deepEqual(found, ['make-secrets: does not make sentry_dsn']);
});

test('finds that nobody is told of alerts, or that nothing is kept', () => {
  const prometheus = () => readYaml(new URL('../prometheus/prometheus.yml', import.meta.url));
  const careless = [
    [(all) => delete all.alertmanager, 'prometheus: there is no alertmanager'],
    [(all) => delete all.backup, 'backup: keeps its archives nowhere'],
    [(all) => all.backup.volumes.pop(), 'backup: keeps its archives nowhere'],
  ];
  for (const [change, problem] of careless) {
    assert.ok(compose.dutyProblems(stackWith(change), prometheus()).includes(problem), problem);
  }
  const silent = prometheus();
  delete silent.alerting;
  assert.deepEqual(
    compose.dutyProblems(
      stackWith(() => {}),
      silent,
    ),
    ['prometheus: tells nobody of alerts'],
  );
});

const program = (path) => new URL(path, import.meta.url).pathname;

test('Alertmanager writes to whom the environment names, and to nobody without', () => {
  const config = join(mkdtempSync(join(tmpdir(), 'alerts-')), 'alertmanager.yml');
  const made = (env) => {
    execFileSync('sh', [program('../alertmanager/start'), 'print'], {
      env: { PATH: process.env.PATH, CONFIG: config, ...env },
    });
    return readYaml(new URL(`file://${config}`));
  };
  const from = `"Mtchoun' mouh" <bonjour@example.org>`;
  const set = { SMTP_HOST: 'mail.example.org', SMTP_USER: 'u', MAIL_FROM: from, ALERT_MAIL: 'ops@example.org' };

  const told = made(set);
  assert.deepEqual(told.receivers, [
    { name: 'operators', email_configs: [{ to: 'ops@example.org', send_resolved: true }] },
  ]);
  assert.deepEqual(told.global, {
    resolve_timeout: '5m',
    smtp_smarthost: 'mail.example.org:587',
    smtp_from: from,
    smtp_require_tls: true,
    smtp_auth_username: 'u',
    smtp_auth_password_file: '/run/secrets/smtp_password',
  });
  assert.deepEqual(made({ ...set, ALERT_MAIL: '' }).receivers, [{ name: 'operators' }]);
});

test('a backup is whole or not there, and the old ones go', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backups-'));
  const mtchoun = join(folder, 'mtchoun');
  const daysAgo = (days) => Date.now() / 1000 - days * 86_400;
  const backUp = (script) => {
    writeFileSync(mtchoun, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const env = { PATH: process.env.PATH, BACKUP_FOLDER: folder, MTCHOUN: mtchoun, BACKUP_KEEP: '14' };
    execFileSync('bash', [program('../images/back-up'), 'once'], { env, stdio: 'ignore' });
  };
  const kept = () => readdirSync(folder).filter((name) => name !== 'mtchoun');
  for (const [name, days] of [
    ['mtchoun-old.zip', 15],
    ['mtchoun-young.zip', 13],
  ]) {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), daysAgo(days), daysAgo(days));
  }

  assert.throws(() => backUp('echo half >"$2"; exit 1'));
  assert.ok(kept().includes('mtchoun-old.zip'));
  assert.ok(!kept().some((name) => /mtchoun-2.*zip$/.test(name)));

  backUp('[ "$1" = backup ] && echo whole >"$2"');
  assert.equal(kept().length, 2);
  assert.ok(kept().includes('mtchoun-young.zip'));
  assert.ok(kept().some((name) => /^mtchoun-2.*\.zip$/.test(name)));
});
