import { isIP } from 'node:net';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { isPublicAddress } from '../../../shared/outbound/fetch-api.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { badFormAddress } from './form-address.ts';
import { badExpression, mappedFields, slipField } from './map-payload.ts';
import { handshakeBy, schemeOf } from './schemes/list.ts';
import type { Source } from './source.ts';

/** Refuses a source that could not work, field by field: wrong secrets, expressions, fields, regions, addresses. */
export const checkSource = (campaign: Campaign, source: Source): void => {
  const { namesHeader, handshake } = schemeOf(source.scheme);
  const errors = [
    ...ofSecrets(source),
    ...ofMapping(source),
    ...ofApi(source),
    ...ofForm(source),
    ...(source.region !== undefined && !servedRegion(campaign, source.region)
      ? [{ field: 'region', reason: 'unknown-region' }]
      : []),
    ...(source.header !== undefined && !namesHeader
      ? [{ field: 'header', reason: 'not-of-this-scheme' }]
      : []),
    ...(handshakeBy('GET', handshake) && source.verifyToken === undefined
      ? [{ field: 'verifyToken', reason: 'required' }]
      : []),
  ];
  if (errors.length > 0) throw new Refusal('invalid-fields', errors);
};

const ofSecrets = ({ scheme, secrets }: Source): FieldError[] =>
  secrets.flatMap((secret, i) =>
    schemeOf(scheme).isSecret(secret)
      ? []
      : [{ field: `secrets.${i}`, reason: brokenRule(secret) }],
  );

/** Which rule a secret breaks, so that who pasted it knows what to change. */
const brokenRule = (secret: string): string => {
  if (/^v1a?,/.test(secret)) return 'with-a-prefix';
  if (/\s/.test(secret)) return 'has-spaces';
  if (/[^\x21-\x7e]/.test(secret)) return 'not-ascii';
  return secret.length < 12 ? 'secret-too-short' : 'not-a-webhook-secret';
};

const ofMapping = ({ mapping = {} }: Source): FieldError[] =>
  Object.entries(mapping).flatMap(([field, said]) => {
    const at = `mapping.${field}`;
    if (!mappedFields.includes(field)) return [{ field: at, reason: 'unknown-field' }];
    const bad = said === '' ? 'required' : badExpression(said);
    return bad ? [{ field: at, reason: bad }] : [];
  });

const ofApi = ({ scheme, api }: Source): FieldError[] => {
  const { api: its } = schemeOf(scheme);
  if (!api) return its !== 'none' && its.isNeeded ? [{ field: 'api', reason: 'required' }] : [];
  if (its === 'none') return [{ field: 'api', reason: 'not-of-this-scheme' }];
  const reason = badBaseUrl(api.baseUrl);
  return [
    ...(reason ? [{ field: 'api.baseUrl', reason }] : []),
    ...(api.token === '' ? [{ field: 'api.token', reason: 'required' }] : []),
  ];
};

const ofForm = ({ formAddress, mapping }: Source): FieldError[] => {
  if (formAddress === undefined) return [];
  const reason =
    badFormAddress(formAddress, isHidden) ??
    (mapping && mapping[slipField] === undefined ? 'no-slip-mapped' : undefined);
  return reason === undefined ? [] : [{ field: 'formAddress', reason }];
};

/** Said early what fetch-api.ts would refuse at every call. */
const badBaseUrl = (address: string): string | undefined => {
  if (!URL.canParse(address)) return 'malformed';
  const { protocol, username, password, hostname, search, hash } = new URL(address);
  if (protocol !== 'https:') return 'not-https';
  if (username !== '' || password !== '' || search !== '' || hash !== '') return 'malformed';
  if (address.endsWith('/')) return 'trailing-slash';
  return isHidden(hostname) ? 'not-public' : undefined;
};

/** Whether a host is one that nobody outside reaches. */
const isHidden = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return host === 'localhost' || !host.includes('.') || /\.(local|internal)$/.test(host);
};
