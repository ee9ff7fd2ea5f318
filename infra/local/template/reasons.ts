// Why something of the template has no effect on one person's machine; shared by many properties.

export const access =
  'nobody but the person at this machine and the functions of the templates can reach the host';
export const encrypted = 'data lies unencrypted in the folder of the host';
export const oneRegion = 'there is one machine';
export const consoleOnly = 'only shown in the AWS console';
export const oneVersion = 'there is one version of each function: none takes over from another';
export const noTraces = 'nothing collects traces here';
