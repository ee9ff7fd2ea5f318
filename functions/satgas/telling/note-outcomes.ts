import type { AnnouncementStore } from '../announcements/announcement-store.ts';
import type { Delivery } from './delivery.ts';
import { outcomeOf } from './plan-announcement.ts';

type Needs = { announcements: Pick<AnnouncementStore, 'listOutcomes' | 'noteOutcome'> };

/**
 * Notes of each announcement whom no message reached in a region, by the messages planned there. A region that its
 * planner has not finished yet is the planner's.
 */
export const noteOutcomes = ({ announcements }: Needs) => {
  const planned = new Map<string, Promise<Set<string>>>();
  const plannedOf = (announcementId: string): Promise<Set<string>> => {
    const known = planned.get(announcementId);
    if (known) return known;
    const found = announcements
      .listOutcomes(announcementId)
      .then((outcomes) => new Set(outcomes.map(({ region }) => region)));
    planned.set(announcementId, found);
    return found;
  };
  return async (region: string, messages: Delivery[]): Promise<void> => {
    const told = messages.filter(({ about }) => about === 'announcement');
    for (const announcementId of new Set(told.map(({ alertId }) => alertId))) {
      const rows = told.filter(({ alertId }) => alertId === announcementId);
      const outcome = outcomeOf(region, rows);
      // Until one failed, the planner has said it all.
      if (outcome.failed.length > 0 && (await plannedOf(announcementId)).has(region))
        await announcements.noteOutcome(announcementId, outcome);
    }
  };
};
