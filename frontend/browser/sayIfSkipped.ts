import { chromiumPath } from './chromium';

export default function sayIfSkipped(): void {
  if (chromiumPath) return;
  console.warn(`
  ##########################################################################
  # SKIPPED: the browser tests. No Chromium was found.                     #
  # Install one (Debian: apt-get install chromium), or say where it is:    #
  #   CHROMIUM=/path/to/chromium npm run test:browser                      #
  ##########################################################################
`);
}
