import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The launcher beside a built service, with a Java that only says what it was given. */
const home = mkdtempSync(join(tmpdir(), 'launcher-'));
after(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, 'bin'));
mkdirSync(join(home, 'service/target'), { recursive: true });
writeFileSync(join(home, 'service/target/service.jar'), '');
writeFileSync(
  join(home, 'bin/java'),
  '#!/bin/sh\n[ "$1" = -version ] && { echo \'openjdk version "17.0.1"\' >&2; exit; }\nprintf "%s\\n" "$@"\n',
);
chmodSync(join(home, 'bin/java'), 0o755);
for (const file of ['mtchoun', 'jvm-flags']) {
  copyFileSync(fileURLToPath(new URL(`../../backend/${file}`, import.meta.url)), join(home, file));
}

const archive = join(home, 'service/target/classes.jsa');
const given = (...command) =>
  execFileSync(join(home, 'mtchoun'), command, { env: { PATH: process.env.PATH, JAVA_HOME: home }, encoding: 'utf8' })
    .trim()
    .split('\n');

test('starts the service from the archived classes once there are some', () => {
  assert.ok(!given('serve').some((flag) => flag.includes('SharedArchiveFile')));
  writeFileSync(archive, '');
  assert.ok(given('serve', '--roles', 'api').includes(`-XX:SharedArchiveFile=${archive}`));
  assert.ok(!given('scan').some((flag) => flag.includes('SharedArchiveFile')), 'a command loads other classes');
});

test('lets only the service have the better compiler, and passes every argument on', () => {
  assert.ok(!given('serve').includes('-XX:TieredStopAtLevel=1'));
  const command = given('extract', 'a list.jpg');
  assert.ok(command.includes('-XX:TieredStopAtLevel=1'));
  assert.deepEqual(command.slice(-3), ['cm.mtchoun.Main', 'extract', 'a list.jpg']);
});
