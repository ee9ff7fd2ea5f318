import * as z from 'zod/mini';

const words = z.object({ id: z.string(), en: z.string() });

/** What a deployment says about personal data (UU 27/2022 arts 5, 21): made of its settings when it is bundled. */
export const noticeShape = z.object({
  controller: z.object({ name: z.string(), address: z.string(), contact: z.string() }),
  officer: z.object({ name: z.string(), contact: z.string() }),
  authority: z.object({ name: z.string(), contact: z.string() }),
  /** What is done, for what, on which ground. */
  activities: z.array(z.object({ name: words, purpose: words, basis: words })),
  recipients: z.array(z.object({ name: words, receives: words })),
  never: z.array(words),
  processors: z.array(z.object({ name: words, where: words })),
  /** What is stored how long. */
  kept: z.array(z.object({ holds: words, kept: words })),
  /** Changes whenever anything above does. */
  version: z.string(),
});
export type Notice = z.infer<typeof noticeShape>;
