import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { HostError } from '@netral/local-host/contracts';
import { root } from '../bundle/bundle-options.ts';
import type { BuildNews, Wanted } from './build.ts';

/** A build that goes on in a process of its own: what the CDK and the bundler take in memory ends with it. */
export type Build = {
  /** Resolves once there is a template to host; throws HostError where there will be none. */
  assembled: () => Promise<void>;
  /** Resolves once a folder holds its function's code; throws HostError if it never will. */
  codeIsReady: (folder: string) => Promise<void>;
  /** Calls back if the build fails. */
  onFailed: (callback: () => void) => void;
};

/** Starts to build the suite. */
export const startBuild = (): Build => {
  const ready = new Set<string>();
  const news = new EventEmitter().setMaxListeners(0);
  let isOver = false;
  const child = fork(join(root, 'infra/start/run.mjs'), ['build']);
  child.on('message', (message: BuildNews) => {
    ready.add(message.kind === 'assembled' ? template : message.folder);
    news.emit('more');
  });
  child.once('close', (code) => {
    isOver = true;
    news.emit('more');
    if (code !== 0) news.emit('failed');
  });
  const codeIsReady = (folder: string): Promise<void> => {
    if (!ready.has(folder) && child.connected) child.send({ folder } satisfies Wanted);
    return waitFor(folder);
  };
  const waitFor = async (what: string): Promise<void> => {
    while (!ready.has(what)) {
      if (isOver) throw new HostError('Tidak dapat dibangun. · It could not be built.');
      await once(news, 'more');
    }
  };
  return {
    assembled: () => waitFor(template),
    codeIsReady,
    onFailed: (callback) => news.once('failed', callback),
  };
};

const template = 'template';
