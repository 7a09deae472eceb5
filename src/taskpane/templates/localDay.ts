import { format } from "date-fns";

/** Today where the person is, as an ISO date. */
export function localDay(): string {
  return format(new Date(), "yyyy-MM-dd");
}
