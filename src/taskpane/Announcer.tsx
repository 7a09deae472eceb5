import type { Job, JobName, Notice } from "./paneState";
import { usePaneState } from "./storeContext";
import { useVisuallyHidden } from "./visuallyHidden";

const JOB_WORDS: Readonly<Record<JobName, string>> = {
  refresh: "Refresh",
  checkData: "Data check",
  undoRefresh: "Undoing the refresh",
  answer: "Keeping the answer",
  draftAgenda: "Drafting the agenda",
  fixBaseline: "Writing the decision about limits",
  importSubmissions: "Importing the files",
};

/** Tells a screen reader how far the work is, in quarters so that it is not talked over, and how it ended. */
export function Announcer() {
  const hidden = useVisuallyHidden();
  const text = usePaneState(({ job, notice }) => spoken(job, notice));
  return (
    <div role="status" className={hidden}>
      {text}
    </div>
  );
}

function spoken(job: Job | null, notice: Notice | null): string {
  if (!job) return notice?.text ?? "";
  const quarters = job.total > 0 ? Math.floor((4 * job.done) / job.total) : 0;
  return quarters === 0
    ? `${JOB_WORDS[job.name]} is running`
    : `${JOB_WORDS[job.name]}: ${quarters * 25} percent`;
}
