import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { requireAccess } from '../../access.ts';
import type { FunnelStore } from './funnel-store.ts';
import { funnelDefinitions, funnelShape, summed } from './funnel.ts';

const words = z.object({ id: z.string(), en: z.string() });

export const funnelAnswer = z.object({
  regions: z.array(z.extend(funnelShape, { region: z.string(), countedAt: z.string() })),
  total: funnelShape,
  /** Regions of the asker's scope that were not counted yet. */
  notCounted: z.array(z.string()),
  definitions: z.record(z.string(), words),
});

type Needs = { campaign: Campaign; funnels: Pick<FunnelStore, 'list'> };

/** GET /v1/oversight/funnel: how far the cases of the regions in the asker's scope got, numbers with their definitions. */
export const funnelHttp =
  ({ campaign, funnels }: Needs): HttpUseCase =>
  async (request) => {
    const person = requireAccess('overseeCases', request.person);
    const asked = campaign.regions
      .map(({ code }) => code)
      .filter((code) => covers(person.region, code));
    const found = await funnels.list(asked);
    const counted = new Set(found.map(({ region }) => region));
    return {
      status: 200,
      body: {
        regions: found.map(({ countedAt, ...one }) => ({
          ...one,
          countedAt: new Date(countedAt).toISOString(),
        })),
        total: summed(found),
        notCounted: asked.filter((code) => !counted.has(code)),
        definitions: funnelDefinitions,
      },
    };
  };
