import { httpHandler } from '../../shared/http/http-handler.ts';
import { readSettings } from '../../shared/settings.ts';
import { refuseRouteHttp } from './refuse-route.http.ts';
import { refuseRouteSettings } from './settings.ts';

const settings = readSettings(refuseRouteSettings);

export const handler = httpHandler('refuseRoute', refuseRouteHttp(settings.ALLOWED_METHODS));
