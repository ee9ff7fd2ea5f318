import * as z from 'zod/mini';

export const guideRoom = z.object({ room: z.string(), title: z.string(), about: z.string() });
/** What rooms the API guide has a page of: laid beside the bundle. */
export const guideRooms = z.array(guideRoom);
export const guideAnswer = z.object({
  openapi: z.string(),
  integrations: z.string(),
  rooms: guideRooms,
});
export const integrationsAnswer = z.object({ sources: z.string(), googleForms: z.string() });
