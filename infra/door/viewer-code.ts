import { viewerHeader } from '../../shared/http/door.ts';

/**
 * What runs at the edge (CloudFront Functions, JavaScript 2.0): the address that CloudFront sees goes into a header of
 * ours, over whatever was sent under that name. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/example-function-add-true-client-ip-header.html
 */
export const viewerCode = `function handler(event) {
  var request = event.request;
  request.headers['${viewerHeader}'] = { value: event.viewer.ip };
  return request;
}
`;
