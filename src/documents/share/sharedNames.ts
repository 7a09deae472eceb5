/** Cell with the meeting's id, in a workbook that was made for one. */
export const MEETING_NAME = "acm_meeting_id";
/** The table that every workbook has that was made to be shared, and no other. */
export const SHARED_TABLE = "sharedSummary";
