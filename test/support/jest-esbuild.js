// Transforms TypeScript and TSX for jest with the esbuild that also makes the Lambda bundles.
import { transformSync } from 'esbuild';

export default {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'node20',
      supported: { 'import-attributes': true },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'both',
      sourcefile: path,
    });
    return { code, map };
  },
};
