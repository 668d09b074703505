#!/usr/bin/env node
/**
 * Takes each defence of list.mjs away in a copy, and runs its tests, which must fail: `make defences`, or with words that a
 * threat holds, those only. First sees that all these tests pass as things are. Ends with status 1 when nobody noticed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { without } from './change.mjs';
import { defences } from './list.mjs';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'backend/service/src/main');
const scratch = mkdtempSync(join(tmpdir(), 'mtchoun-defences-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const classpath = ready(process.env.CLASSPATH_FILE);
const packages = packagesOfTests();
const wanted = defences.filter(({ threat }) => process.argv.slice(2).every((word) => threat.includes(word)));

const tests = [...new Set(wanted.flatMap((defence) => defence.tests))];
const alreadyFailing = failing(run([], tests));
for (const test of alreadyFailing) console.error(`fails as things are: ${test}`);

let silent = alreadyFailing.length;
for (const [at, group] of groups(wanted).entries()) {
  const folder = join(scratch, String(at));
  mkdirSync(folder);
  for (const defence of group) takeAway(defence, folder);
  const failed = failing(run([folder], group.flatMap((defence) => defence.tests)));
  for (const defence of group) {
    const passed = defence.tests.filter((test) => !failed.includes(test));
    silent += passed.length > 0 ? 1 : 0;
    const place = `${basename(defence.file)}: ${defence.replace.split('\n')[0].trim().slice(0, 70)}`;
    console.log(passed.length === 0 ? `noticed      ${place}` : `NOT NOTICED  ${place}  by ${passed.join(', ')}`);
  }
}
console.log(`${wanted.length} defences taken away, ${silent} of them without a test that fails`);
process.exit(silent === 0 ? 0 : 1);

/** Those of different packages have nothing to do with each other and are tried together; what all use is tried alone. */
function groups(all) {
  const found = [];
  for (const defence of all) {
    const alone = /^(?!java)|\/(token|pipeline)\//.test(defence.file);
    const room = (group) => !alone && !group.alone && group.every((other) => dirname(other.file) !== dirname(defence.file));
    const group = found.find(room) ?? found[found.push(Object.assign([], { alone })) - 1];
    group.push(defence);
  }
  return found;
}

/** Puts what is different without it into a folder. */
function takeAway(defence, folder) {
  const file = join(main, defence.file);
  const changed = without(defence, readFileSync(file, 'utf8'));
  if (file.endsWith('.java')) {
    const source = join(folder, basename(file));
    writeFileSync(source, changed);
    execFileSync('javac', ['-proc:none', '-nowarn', '-d', folder, '-cp', classpath, source], { stdio: ['ignore', 'ignore', 'pipe'] });
  } else {
    const target = join(folder, defence.file.startsWith('resources/') ? defence.file.slice('resources/'.length) : `db/${basename(file)}`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, changed);
  }
}

function run(before, names) {
  const qualified = names.map((name) => `${packages.get(name.split('.')[0])}.${name}`);
  const flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx1g', '-Djava.awt.headless=true', '-Duser.timezone=Asia/Kathmandu'];
  const path = [...before, classpath, launcher(), scratch].join(':');
  const ended = spawnSync('java', [...flags, '-cp', path, 'RunTests', ...qualified], { cwd: scratch, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (process.env.VERBOSE) console.log(ended.stdout.replace(/^(?!passed|failed|  ).*\n/gm, ''));
  return { names, said: ended.stdout };
}

function failing({ names, said }) {
  return names.filter((name) => new RegExp(`^failed \\S*\\.${name.replace('.', '\\.')}$`, 'm').test(said));
}

/** @returns the classpath of the tests, compiled, and compiles the launcher @param {string | undefined} given file that holds one */
function ready(given) {
  let path = given && readFileSync(given, 'utf8').trim();
  if (!path) {
    const file = 'target/test-classpath.txt';
    execFileSync('mvn', ['-q', '-B', '-f', join(root, 'backend/pom.xml'), 'test-compile', 'dependency:build-classpath', `-Dmdep.outputFile=${file}`, '-Dmdep.includeScope=test'], { stdio: 'inherit' });
    const service = join(root, 'backend/service/target');
    path = [join(service, 'test-classes'), join(service, 'classes'), readFileSync(join(service, 'test-classpath.txt'), 'utf8').trim()].join(':');
  }
  execFileSync('javac', ['-d', scratch, '-cp', `${path}:${launcher(path)}`, join(import.meta.dirname, 'RunTests.java')]);
  return path;
}

/** Surefire brings it, of the version of the engine. */
function launcher(path = classpath) {
  const version = /junit-platform-engine-([\d.]+)\.jar/.exec(path)[1];
  return join(homedir(), `.m2/repository/org/junit/platform/junit-platform-launcher/${version}/junit-platform-launcher-${version}.jar`);
}

/** The package of each class of the tests, by its simple name. */
function packagesOfTests() {
  const tests = join(root, 'backend/service/src/test/java');
  const files = readdirSync(tests, { recursive: true }).filter((path) => path.endsWith('.java'));
  return new Map(files.map((path) => [basename(path, '.java'), dirname(path).replaceAll('/', '.')]));
}
