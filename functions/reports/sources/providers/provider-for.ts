import { schemeOf } from '../schemes/list.ts';
import type { Source } from '../source.ts';
import type { ReadFromProvider } from '../take-item.ts';
import { askProvider, type AskNeeds } from './ask-provider.ts';
import type { Provider } from './provider.ts';

export type ProviderFor = (source: Source) => Provider | undefined;

/** The API of a source's provider; undefined where the source names none, or its scheme has none. */
export const providerFor = (needs: AskNeeds): ProviderFor => {
  const ask = askProvider(needs);
  return (source) => {
    const { api } = schemeOf(source.scheme);
    return source.api && api !== 'none' ? api.provider(ask, source.api) : undefined;
  };
};

/** Reads from the provider what was only hinted at; undefined when it knows nothing of it. Throws ProviderFailure. */
export const readFromProvider =
  (providerOf: ProviderFor): ReadFromProvider =>
  async (source, { deliveryId }) =>
    providerOf(source)?.read?.(deliveryId);
