import { mayAllStillRead } from '../case-access.ts';
import { isLive, theTwo, type FileRequest } from './file-request.ts';

type Needs = Pick<Parameters<typeof mayAllStillRead>[0], 'whoServes'> & { now: () => number };
type About = Parameters<typeof mayAllStillRead>[2];

/**
 * The requests to open sealed files of a report as they stand now: of one that is under way nothing is left once one of
 * its people has left, or is in a conflict by what is known of the accused since; it can then be asked for anew.
 */
export const standingRequests = async (
  needs: Needs,
  requests: readonly FileRequest[],
  about: About,
): Promise<FileRequest[]> => {
  const at = needs.now();
  const stand = await Promise.all(
    requests.map(
      async (one) => !isLive(one, at) || (await mayAllStillRead(needs, theTwo(one), about)),
    ),
  );
  return requests.filter((_, nth) => stand[nth]);
};
