import * as z from 'zod/mini';

/** How urgent a case is, in one word; the same words as alerts have. */
export const priorities = z.enum(['emergency', 'high', 'medium', 'ordinary']);
export type Priority = z.infer<typeof priorities>;

const bySeverity: Record<number, Priority> = { 5: 'emergency', 4: 'high', 3: 'medium' };

export const priorityOf = ({ severity }: { severity: number }): Priority =>
  bySeverity[severity] ?? 'ordinary';
