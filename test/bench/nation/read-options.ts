import { readCommand } from '../../../infra/command-line.ts';
import { countOption } from '../options.ts';

/** What `npm run bench:nation` is asked for; throws what does not fit. */
export const readOptions = () => {
  const { values } = readCommand({
    usage: 'npm run bench:nation',
    about:
      'Hosts of so many provinces and one of the nation: one lies, one is late, one is killed.',
    options: {
      hosts: { type: 'string', default: '38', about: 'how many provinces, 3 to 38' },
      built: {
        type: 'boolean',
        default: false,
        about: 'takes what was built before instead of building it again',
      },
      folder: {
        type: 'string',
        about: 'where hosts are laid down, and found again by the next run; their data goes',
      },
      'lay-down': {
        type: 'boolean',
        default: false,
        about: 'lays the hosts down in --folder and ends: half of the time of a run',
      },
    },
  });
  const hosts = countOption('hosts', values.hosts);
  if (hosts < 3 || hosts > 38)
    throw new Error('--hosts takes 3 to 38: one lies, one is late, one is killed');
  const { built, folder, 'lay-down': isLaidDownOnly } = values;
  if (isLaidDownOnly && folder === undefined) throw new Error('--lay-down needs --folder');
  return { hosts, built, folder, isLaidDownOnly };
};
