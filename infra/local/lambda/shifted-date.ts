let offsetMs = 0;

/** How far this thread's Date runs ahead of the machine's clock from now on, in milliseconds. */
export const shiftDateBy = (ms: number): void => {
  offsetMs = ms;
};

/** Makes every Date of this thread tell the shifted time; call once, before other code loads. */
export const installShiftedDate = (): void => {
  const MachineDate = Date;
  const machineNow = Date.now.bind(Date);
  const now = () => machineNow() + offsetMs;
  const Shifted = new Proxy(MachineDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new MachineDate(now()).toString(),
  });
  MachineDate.now = now;
  MachineDate.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
};
