import type { ProviderFor } from '../sources/providers/provider-for.ts';
import type { SourceStore } from '../sources/source-store.ts';
import type { MediaOf } from './fetch-links.ts';

type Needs = { sources: Pick<SourceStore, 'find'>; providerOf: ProviderFor };

/** Asks the report's source how a link of it is fetched; a link of a source without an API goes without anything of ours. */
export const mediaOf =
  ({ sources, providerOf }: Needs): MediaOf =>
  async (cameBy, link) => {
    const source = await sources.find(cameBy);
    const provider = source && providerOf(source);
    return provider ? provider.mediaRequest(link) : { url: link, headers: {} };
  };
