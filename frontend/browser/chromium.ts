import { accessSync, constants } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of a Chromium that can be run here, or undefined. `CHROMIUM` names another one. */
export const chromiumPath = PLACES.find((place) => place !== undefined && isExecutable(place));

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
