import { HostError } from '@netral/local-host/contracts';
import { faultOf } from '../aws/fault.ts';
import { SurvivalRefused } from './place.ts';

/** Runs a command's work; what refuses it is one line, and the process ends with 1. */
export const refusedWith = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const { name, message } = faultOf(error);
    const isSaid = error instanceof SurvivalRefused || error instanceof HostError;
    console.error(isSaid ? message : `${name}: ${message}`);
    process.exitCode = 1;
  }
};
