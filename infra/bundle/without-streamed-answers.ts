import type { Plugin } from 'esbuild';

/** What stands for the streams of a handler that streams its answer, as none of ours does. */
const stub = `
export class ReadableStream {}
export class Readable {
  static from() {
    throw new Error('Streamed answers are not in the bundle');
  }
}
export const pipeline = Readable.from;
`;

/** Leaves out of middy what would stream an answer: Node's web streams are a twenty-fifth of a page's cold start. */
export const withoutStreamedAnswers: Plugin = {
  name: 'without-streamed-answers',
  setup: (build) => {
    build.onResolve({ filter: /^node:stream(\/promises|\/web)?$/ }, ({ path, importer }) =>
      importer.includes('@middy/core') ? { path, namespace: 'streamed-answers' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'streamed-answers' }, () => ({
      contents: stub,
      loader: 'js',
    }));
  },
};
