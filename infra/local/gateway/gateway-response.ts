import { HostError } from '../contracts.ts';
import type { Answer } from './answer.ts';
import type { GatewayResponseSettings } from './api-model.ts';
import { headerOf, type ApiRequest } from './api-request.ts';
import { contextWord, fillContext, type ContextValues } from './context-words.ts';
import type { Refused } from './refused.ts';

type Responses = ReadonlyMap<string, GatewayResponseSettings>;

const defaultTemplates = { 'application/json': '{"message":$context.error.messageString}' };

/** Says a refusal in the API's own words: of its type, else of DEFAULT_4XX or DEFAULT_5XX, else the gateway's. */
export const gatewayAnswers = (responses: Responses) => {
  for (const [type, settings] of responses) refuseUnknownParameters(type, settings);
  return (refused: Refused, request: ApiRequest, context: ContextValues): Answer => {
    const settings =
      responses.get(refused.type) ??
      responses.get(refused.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const [mediaType, template] = chooseTemplate(settings, headerOf(request, 'accept'));
    const values = { ...context, error: errorWords(refused) };
    const headers = headersOf(settings, request, values);
    return {
      status: settings?.statusCode ?? refused.status,
      headers: headers.some(([name]) => name.toLowerCase() === 'content-type')
        ? headers
        : [...headers, ['Content-Type', [mediaType]]],
      body: Buffer.from(fillContext(template, values, '')),
    };
  };
};

/** What `$context.error` says of a refusal. */
export const errorWords = ({ message, type }: Refused): ContextValues => ({
  message,
  messageString: JSON.stringify(message),
  responseType: type,
});

const chooseTemplate = (
  settings: GatewayResponseSettings | undefined,
  accept: string | undefined,
): [mediaType: string, template: string] => {
  const templates: Record<string, string> = settings?.responseTemplates ?? defaultTemplates;
  const wanted = (accept ?? '').split(',').map((part) => part.split(';', 1)[0]?.trim() ?? '');
  const mediaType = wanted.find((type) => Object.hasOwn(templates, type)) ?? 'application/json';
  return [mediaType, templates[mediaType] ?? defaultTemplates['application/json']];
};

const prefix = 'gatewayresponse.header.';

const headersOf = (
  settings: GatewayResponseSettings | undefined,
  request: ApiRequest,
  values: ContextValues,
): Answer['headers'] =>
  Object.entries(settings?.responseParameters ?? {}).flatMap(([parameter, source]) => {
    const value = sourceValue(source, request, values);
    return value === undefined ? [] : [[parameter.slice(prefix.length), [value]]];
  });

const sourceValue = (
  source: string,
  request: ApiRequest,
  values: ContextValues,
): string | undefined => {
  if (source.startsWith("'")) return source.slice(1, -1);
  if (source.startsWith('context.')) return contextWord(values, source.slice('context.'.length));
  return headerOf(request, source.slice('method.request.header.'.length).toLowerCase());
};

const knownSource = /^('.*'|context\.[\w.]+|method\.request\.header\.[\w-]+)$/;

const refuseUnknownParameters = (type: string, settings: GatewayResponseSettings): void => {
  for (const [parameter, source] of Object.entries(settings.responseParameters ?? {})) {
    if (parameter.startsWith(prefix) && knownSource.test(source)) continue;
    throw new HostError(
      `Gateway response ${type}: the local host does not know ${parameter}: ${source}`,
    );
  }
};
