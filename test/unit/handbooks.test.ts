import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';
import { handbookNames } from '../../functions/site/handbooks.ts';
import { handbookGuide, pictureAsset, picturesIn } from '../../infra/guide/handbook-guide.ts';
import { jpegSize } from '../../infra/guide/jpeg-size.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const handbookOf = (name: string) => readFileSync(`${root}docs/panduan/${name}.md`, 'utf8');

const sizeOf = (picture: string) => jpegSize(readFileSync(`${root}docs/tour/${picture}`));

/** Everything the pages say in Indonesian: the files that hold texts, one beside the other. */
const said = ['functions', 'shared']
  .flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(words|questions|report-form-page)[\w-]*\.ts$|words\/id\.ts$/.test(file))
      .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8')),
  )
  .join('\n');

/** What a handbook tells its reader to press or to choose: bold, in quotation marks. */
const namedIn = (text: string): string[] =>
  [...text.matchAll(/\*\*“([^”]+)”\*\*/g)].map(([, label = '']) => label);

it('there is one for each role, and no other', () => {
  const files = readdirSync(`${root}docs/panduan`).sort();
  expect(files).toEqual(handbookNames.map((name) => `${name}.md`).sort());
});

describe.each(handbookNames)('the handbook %s', (name) => {
  const text = handbookOf(name);

  it('names only buttons and choices that the pages have, in their words', () => {
    const named = namedIn(text);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((label) => !said.includes(`'${label}'`))).toEqual([]);
  });

  it('says what to do when something goes wrong, and is short', () => {
    expect(text).toContain('## Bila ada yang salah');
    expect(text.split(/\s+/).length).toBeLessThan(900);
  });

  it('shows pictures of the tour, each with what it shows, when they come into sight', () => {
    const html = handbookGuide(text, sizeOf);
    const pictures = picturesIn(text);
    expect(pictures.length).toBeGreaterThan(2);
    const images = html.match(/<img [^>]*>/g) ?? [];
    expect(images).toHaveLength(pictures.length);
    for (const [n, image] of images.entries()) {
      const { width, height } = sizeOf(pictures[n] ?? '');
      expect(image).toContain(`src="{asset:${pictureAsset(pictures[n] ?? '')}}"`);
      expect(image).toContain(`width="${width}" height="${height}" loading="lazy"`);
      expect(image).toMatch(/ alt="[^"]{20,}"/);
      expect(readFileSync(`${root}docs/tour/${pictures[n] ?? ''}`).byteLength).toBeLessThan(50_000);
      // Of a name that the site serves.
      expect(pictureAsset(pictures[n] ?? '')).toMatch(/^[a-z0-9-]+\.jpg$/);
    }
    const tour = readFileSync(`${root}docs/tour.md`, 'utf8');
    for (const picture of pictures) expect(tour).toContain(`(tour/${picture})`);
  });

  it('leads only to what is served', () => {
    const html = handbookGuide(text, sizeOf);
    const led = [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address);
    const served = operations.map(({ path }) => `{base}${path}`);
    const books = handbookNames.map((one) => `{base}/panduan/${one}`);
    expect(led.length).toBeGreaterThan(0);
    expect(led.filter((address) => ![...served, ...books].includes(address))).toEqual([]);
  });
});

it('each is named in the README in Indonesian, which the English one leads to', () => {
  const readme = readFileSync(`${root}README.id.md`, 'utf8');
  for (const name of handbookNames) expect(readme).toContain(`](docs/panduan/${name}.md)`);
  expect(readFileSync(`${root}README.md`, 'utf8')).toContain('](README.id.md)');
});
