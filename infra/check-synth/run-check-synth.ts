import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bundle/bundle-options.ts';
import { sourceStamp } from '../bundle/source-stamp.ts';
import { onceForSources } from './once-for-sources.ts';

// npm run check:synth: synthesizes all deployments and has them checked, as npm run synth does; once for the same sources.
process.exitCode = onceForSources({
  folder: join(root, 'cdk.out'),
  stamp: sourceStamp(),
  synthesize: () =>
    spawnSync('npm', ['run', 'synth'], { cwd: root, stdio: 'inherit', shell: true }).status ?? 1,
});
