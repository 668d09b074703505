/** What must be true of the compose file and of the files it is built from. Each function returns the problems it finds. */

const PINNED = /^[^:@\s]+:v?\d+\.\d+[\w.-]*$/;
const LOOPBACK = '127.0.0.1:';
const SECRET_NAME = /PASSWORD|SECRET|DATABASE_URL|_KEY$|_DSN$/;

/** @param {{services: object, secrets: object}} compose parsed */
export function serviceProblems(compose) {
  return Object.entries(compose.services).flatMap(([name, service]) => [
    ...(service.build || PINNED.test(service.image ?? '')
      ? []
      : [`${name}: image ${service.image} has no full version`]),
    ...(service.healthcheck?.test ? [] : [`${name}: no health check`]),
    ...(service.restart ? [] : [`${name}: no restart policy`]),
    ...(service.read_only ? [] : [`${name}: its root file system can be written to`]),
    ...(service.cap_drop?.includes('ALL') ? [] : [`${name}: keeps capabilities`]),
    ...portProblems(name, service),
    ...secretProblems(name, service, compose.secrets),
  ]);
}

/** Only the edge listens to the world, and the database to nobody but its network. */
function portProblems(name, { ports = [] }) {
  if (name === 'site') {
    const further = ports.filter((port) => !['80:80', '443:443', '443:443/udp'].includes(port));
    return further.map((port) => `site: opens ${port}; the edge is ports 80 and 443`);
  }
  if (name === 'postgres') return ports.length === 0 ? [] : ['postgres: publishes a port'];
  const open = ports.filter((port) => !String(port).startsWith(LOOPBACK));
  return open.map((port) => `${name}: port ${port} is open to the world; start it with ${LOOPBACK}`);
}

function secretProblems(name, { environment = {}, secrets = [] }, declared) {
  const plain = Object.keys(environment).filter((key) => SECRET_NAME.test(key) && !/_FILE$|^GF_.*__FILE$/.test(key));
  const files = Object.values(environment).filter((value) => String(value).startsWith('/run/secrets/'));
  return [
    ...plain.map((key) => `${name}: ${key} is a secret; give ${key}_FILE instead`),
    ...files
      .filter((file) => !secrets.includes(file.slice('/run/secrets/'.length)))
      .map((file) => `${name}: is not given the secret ${file}`),
    ...secrets.filter((one) => !declared?.[one]?.file).map((one) => `${name}: secret ${one} is not a file`),
  ];
}

/** Nobody gets from the world to anything but the edge, and what needs no way out has none. */
export function networkProblems({ services, networks }) {
  const inside = (name) => networks[name]?.internal === true;
  const mustBeInside = { postgres: true, backup: true, prometheus: true };
  return [
    ...['api', 'data', 'monitoring'].filter((name) => !inside(name)).map((name) => `network ${name}: has a way out`),
    ...Object.entries(services).flatMap(([name, service]) => [
      ...(service.networks?.length > 0 ? [] : [`${name}: is on no network of ours`]),
      ...(service.network_mode ? [`${name}: network_mode ${service.network_mode}`] : []),
      ...(name !== 'site' && service.networks?.includes('edge') ? [`${name}: is on the edge`] : []),
      ...(service.networks ?? [])
        .filter((one) => mustBeInside[name] && !inside(one))
        .map((one) => `${name}: is on ${one}, which has a way out`),
    ]),
  ];
}

/** A secret that nobody makes is a container that does not start. @param {string} script text of make-secrets */
export function madeSecretProblems({ secrets }, script) {
  const made = new Set([...script.matchAll(/^keep (\w+) /gm)].map((match) => match[1]));
  return Object.keys(secrets)
    .filter((name) => !made.has(name))
    .map((name) => `make-secrets: does not make ${name}`);
}

/** What docs promise is there: an archive each day, and somebody who is told of alerts. */
export function dutyProblems({ services }, prometheus) {
  const asked = [
    ...prometheus.scrape_configs.flatMap((job) => [
      ...(job.static_configs ?? []).flatMap(({ targets }) => targets.map((target) => target.split(':')[0])),
    ]),
    ...(prometheus.alerting?.alertmanagers ?? []).flatMap(({ static_configs }) =>
      static_configs.flatMap(({ targets }) => targets.map((target) => target.split(':')[0])),
    ),
  ];
  return [
    ...(prometheus.alerting?.alertmanagers?.length > 0 ? [] : ['prometheus: tells nobody of alerts']),
    ...(services.backup?.volumes?.some((one) => one.startsWith('backups:'))
      ? []
      : ['backup: keeps its archives nowhere']),
    ...asked.filter((one) => one !== 'localhost' && !services[one]).map((one) => `prometheus: there is no ${one}`),
  ];
}

/** @param {string} text of the compose file; @param {string} example text of .env.example */
export function variableProblems(text, example) {
  const code = text.replace(/(^|\s)#.*$/gm, '');
  const used = new Set([...code.matchAll(/\$\{(\w+)/g)].map((match) => match[1]));
  const documented = new Set([...example.matchAll(/^(\w+)=/gm)].map((match) => match[1]));
  const ofCompose = new Set(['COMPOSE_PROFILES']); // read by docker compose itself
  return [
    ...[...used].filter((name) => !documented.has(name)).map((name) => `.env.example: ${name} is missing`),
    ...[...documented]
      .filter((name) => !used.has(name) && !ofCompose.has(name))
      .map((name) => `.env.example: ${name} is used nowhere`),
  ];
}

/** @param {string} settings text of Settings.java: what is passed to the service must be something it reads */
export function settingProblems(compose, settings) {
  const names = Object.keys(compose.services.service.environment).map((name) => name.replace(/_FILE$/, ''));
  const known = (name) => name === 'JAVA_OPTS' || settings.includes(`"${name}"`);
  return names.filter((name) => !known(name)).map((name) => `service: ${name} is not a setting of the service`);
}

/** The tests must run on the database that is deployed. @param {string} pom text of backend/pom.xml */
export function databaseProblems(compose, pom) {
  const tested = pom.match(/<embedded-postgres-binaries\.version>(\d+\.\d+)/)?.[1];
  const { image } = compose.services.postgres;
  return image.startsWith(`postgres:${tested}-`) ? [] : [`postgres: ${image}, but the tests run on ${tested}`];
}

/** @param {Record<string, string>} dockerfiles text by name */
export function dockerfileProblems(dockerfiles) {
  return Object.entries(dockerfiles).flatMap(([name, text]) => {
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    const users = [...text.matchAll(/^USER (\S+)/gm)].map((match) => match[1]);
    return [
      ...images.filter((image) => !PINNED.test(image)).map((image) => `${name}: ${image} has no full version`),
      ...(users.length > 0 && !/^(root|0)\b/.test(users.at(-1)) ? [] : [`${name}: runs as root`]),
    ];
  });
}

/** Both ways of serving the site protect it alike. @param {string} server text of serve.mjs */
export function headerProblems(server, caddyfile) {
  const headers = [...server.matchAll(/^\s*'([A-Z][\w-]+)': ['`](.*)['`],$/gm)].filter(([, name]) => name !== 'Allow');
  if (headers.length === 0) return ['serve.mjs: none of its headers was recognised'];
  return headers
    .map(([, name, value]) => [name, value.replace(/\$\{.*?\}/, 'https://{$API_HOST}')])
    .filter(([name, value]) => !caddyfile.includes(`${name} ${value}`) && !caddyfile.includes(`${name} "${value}"`))
    .map(([name, value]) => `Caddyfile: says not ${name}: ${value}, as frontend/serve.mjs does`);
}

/** Several processes together do what one does, and know of each other. @param {string} role text of Role.java */
export function roleProblems(apart, role) {
  const all = [...role.matchAll(/^ {4}([A-Z]+)[,;]$/gm)].map((match) => match[1].toLowerCase());
  const services = Object.entries(apart.services);
  const done = services.flatMap(([, { command }]) => command.at(-1).split(','));
  return [
    ...(all.length > 0 ? [] : ['Role.java: none of its roles was recognised']),
    ...all.filter((one) => !done.includes(one)).map((one) => `roles: nobody does ${one}`),
    ...done.filter((one) => !all.includes(one)).map((one) => `roles: there is no role ${one}`),
    ...services
      .filter(([name, { extends: from }]) => name !== 'service' && from?.service !== 'service')
      .map(([name]) => `roles: ${name} is not made like the service`),
    ...services.flatMap(([name, { environment = {} }]) =>
      services
        .filter(([other]) => !environment.CLUSTER_MEMBERS?.split(',').includes(other))
        .map(([other]) => `roles: ${name} does not know of ${other}`),
    ),
  ];
}
