import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Campaign } from '../../shared/campaign.ts';
import type { Request } from '../../shared/http/request.ts';
import type { Does } from '../../shared/operation/call.ts';
import { Refusal } from '../../shared/refusal.ts';
import { campaignOf } from './campaign-answer.ts';
import type { siteOperations } from './operations.ts';
import { noticeShape } from './privacy/notice.ts';

type Site = typeof siteOperations;

/** Reads a file that was laid beside the bundle; undefined when there is none of that name. */
export type ReadFile = (name: string) => Buffer | undefined;

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
};

/** GET /v1/campaign. */
export const campaignHttp =
  (campaign: Campaign): Does<Site['readCampaign']> =>
  () => ({
    status: 200,
    body: campaignOf(campaign),
    headers: { 'cache-control': 'public, max-age=300' },
  });

/** GET /v1/regions/{region}/units: for forms elsewhere that let somebody choose one. */
export const unitsHttp =
  (campaign: Campaign): Does<Site['listUnits']> =>
  ({ path }) => {
    const region = campaignOf(campaign).regions.find(({ code }) => code === path.region);
    if (!region) throw new Refusal('not-found', [{ field: 'region', reason: 'unknown-region' }]);
    return {
      status: 200,
      body: { region: region.code, name: region.name, units: region.units },
      headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
    };
  };

/** GET /privasi: the notice that was made of the deployment's settings when the bundle was. */
export const privacyHttp = (readFile: ReadFile): Does<Site['showPrivacy']> => {
  const content = readFile('privacy.json');
  return () => {
    if (!content) throw new Error('privacy.json is missing from the bundle');
    const body = z.parse(noticeShape, JSON.parse(content.toString('utf8')));
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./privacy/pages/privacy.tsx')).renderPrivacy(frame, body),
    };
  };
};

/** GET /openapi.json: the document that was made when the bundle was. */
export const openApiHttp = (readFile: ReadFile): Does<Site['readOpenApi']> => {
  const content = readFile('openapi.json');
  return () => {
    if (!content) throw new Error('openapi.json is missing from the bundle');
    return {
      status: 200,
      file: { type: 'application/json', content },
      headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
    };
  };
};

/** GET /assets/{file}: stylesheet, pictures, scripts; nothing else can be named. */
export const assetHttp =
  (readFile: ReadFile): Does<Site['readAsset']> =>
  ({ path, request }) =>
    assetAnswer(readFile, { file: path.file, request, keptFor: 'public, max-age=3600' });

/** GET /assets/v/{version}/{file}: the same under a version; `current` is the one that this code was built with. */
export const versionedAssetHttp =
  (readFile: ReadFile, current: string | undefined): Does<Site['readVersionedAsset']> =>
  ({ path, request }) => {
    const isCurrent = current !== undefined && path.version === current;
    const keptFor = isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60';
    return assetAnswer(readFile, { file: path.file, request, keptFor });
  };

type Asset = { file: string; request: Pick<Request, 'headers' | 'base'>; keptFor: string };

const assetAnswer = (readFile: ReadFile, { file, request, keptFor }: Asset) => {
  const { headers, base } = request;
  const type = types[file.split('.').at(-1) ?? ''];
  const content =
    type && /^[a-z0-9-]+\.[a-z]+$/.test(file) ? readFile(`assets/${file}`) : undefined;
  if (!type || !content)
    throw new Refusal('no-such-address', [{ field: 'file', reason: 'unknown' }]);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  const cached = {
    etag,
    'cache-control': keptFor,
    // It stands below /assets and serves the pages beside it.
    ...(file === 'sw.js' && { 'service-worker-allowed': `${base}/` }),
  };
  if (headers['if-none-match']?.includes(etag)) return { status: 304, headers: cached } as const;
  return { status: 200, file: { type, content }, headers: cached } as const;
};
