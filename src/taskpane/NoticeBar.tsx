import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { usePaneState, usePaneStore } from "./storeContext";

/** The last sentence for the person: what went wrong and what to do, or what was done. */
export function NoticeBar() {
  const store = usePaneStore();
  const notice = usePaneState((state) => state.notice);
  if (!notice) return null;
  return (
    <MessageBar intent={notice.intent} layout="multiline">
      <MessageBarBody>{notice.text}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label="Dismiss"
            onClick={store.dismissNotice}
          />
        }
      />
    </MessageBar>
  );
}
