import { buildOpenApi } from './build.ts';

console.log(JSON.stringify(buildOpenApi(), null, 2));
