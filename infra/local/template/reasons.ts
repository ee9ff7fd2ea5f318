// Why something of the template has no effect on one person's machine; shared by many properties.

export const access =
  'nobody but the person at this machine can reach the host: rights are not checked';
export const encrypted = 'data lies unencrypted in the folder of the host';
export const oneRegion = 'there is one machine';
export const consoleOnly = 'only shown in the AWS console';
export const noTraces = 'nothing collects traces here';
