#!/usr/bin/env node
// The closing line of `make test`: how many Java tests ran, from Surefire's reports.
import { readdirSync, readFileSync } from 'node:fs';

const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
for (const module of ['simulator', 'service']) {
  const folder = `backend/${module}/target/surefire-reports`;
  for (const file of readdirSync(folder).filter((name) => name.startsWith('TEST-'))) {
    const suite = readFileSync(`${folder}/${file}`, 'utf8').match(/<testsuite [^>]*>/)[0];
    for (const key of Object.keys(totals)) totals[key] += Number(suite.match(` ${key}="(\\d+)"`)[1]);
  }
}
const failed = totals.failures + totals.errors;
console.log(`java: ${totals.tests - failed - totals.skipped} passed, ${failed} failed, ${totals.skipped} skipped`);
process.exit(failed === 0 && totals.tests > 0 ? 0 : 1);
