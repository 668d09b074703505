/**
 * Writes a file for each page after the build, so that any static host answers it with 200, its own title and its words,
 * before any script has run. `SITE_URL=https://…` adds what needs the site's address: canonical links and the sitemap.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { paths, write } from './build/prerender/prerender.js';

const siteUrl = process.env.SITE_URL?.replace(/\/+$/, '');
const shell = await readFile('dist/index.html', 'utf8');
const manifest = JSON.parse(await readFile('dist/.vite/manifest.json', 'utf8'));

for (const path of paths) await save(path === '/' ? 'index.html' : `${path.slice(1)}.html`, path);
await save('404.html', '/404');
if (siteUrl) await writeAddresses();
await rm('dist/.vite', { recursive: true });

async function save(file, path) {
  const page = await write(path);
  const html = shell
    .replace(/<title>.*<\/title>/, () => `<title>${asAttribute(page.title)}</title>`)
    .replace(
      /(<meta\s+name="description"\s+content=)"[^"]*"/,
      (_, start) => `${start}"${asAttribute(page.description)}"`,
    )
    .replace('</head>', () => `${headLines(page, path).join('\n    ')}\n  </head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${page.html}</div>`);
  await mkdir(dirname(`dist/${file}`), { recursive: true });
  await writeFile(`dist/${file}`, html);
}

function headLines(page, path) {
  const chunks = page.modules.flatMap((module) => {
    const chunk = manifest[module];
    return chunk?.isDynamicEntry ? [chunk, ...(chunk.imports ?? []).map((name) => manifest[name])] : [];
  });
  return [
    ...more(chunks.flatMap((chunk) => chunk.css ?? [])).map(
      (file) => `<link rel="stylesheet" crossorigin href="/${file}">`,
    ),
    ...more(chunks.map((chunk) => chunk.file)).map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ...(page.isPublic ? [] : ['<meta name="robots" content="noindex">']),
    ...(page.isPublic && siteUrl ? [`<link rel="canonical" href="${siteUrl}${path}">`] : []),
  ];
}

/** Files that the shell does not name yet, each once. */
function more(files) {
  return [...new Set(files)].filter((file) => !shell.includes(file));
}

async function writeAddresses() {
  const pages = await Promise.all(paths.map(async (path) => ({ path, ...(await write(path)) })));
  const urls = pages
    .filter((page) => page.isPublic && page.path !== '/communique')
    .map(({ path }) => `<url><loc>${siteUrl}${path}</loc></url>`);
  const sitemap = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  await writeFile('dist/sitemap.xml', sitemap);
  await writeFile('dist/robots.txt', `${await readFile('dist/robots.txt', 'utf8')}Sitemap: ${siteUrl}/sitemap.xml\n`);
}

function asAttribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
