import { fileReader } from '../../shared/file-beside.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { refuseRouteHttp } from './refuse-route.http.ts';

const readFile = fileReader(import.meta.url);

export const handler = httpHandler('refuseRoute', refuseRouteHttp(readFile('methods.json')));
