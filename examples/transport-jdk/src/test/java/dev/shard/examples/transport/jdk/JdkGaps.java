package dev.shard.examples.transport.jdk;

import dev.shard.tck.transport.KnownGap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** What the JDK's client cannot do, or does only now and then. */
final class JdkGaps {
    private JdkGaps() {}

    static Map<String, KnownGap> all() {
        Map<String, KnownGap> gaps = new HashMap<>();
        limits(gaps);
        races(gaps);
        gaps.put(
                "t6_anAnswerWhoseBodyNeverEndsIsReportedWhenTimeIsUp",
                KnownGap.always("the JDK's client reports an answer only when its body is there"));
        gaps.put(
                "t17_textIsHandedOnWithoutACheckOfItsEncoding",
                KnownGap.always("the JDK's client decodes text itself and closes with 1007"));
        if (isLocalhostSeveral()) {
            gaps.put(
                    "t4_anotherAddressOfTheHostIsTriedWhenOneRefuses",
                    KnownGap.always("the JDK's client tries the first address only"));
        }
        return gaps;
    }

    private static void limits(Map<String, KnownGap> gaps) {
        KnownGap noCode = KnownGap.always("the JDK's client lets nobody send 1009; the connection is dropped instead");
        KnownGap noHeader =
                KnownGap.always("the JDK's client does not tell a frame's length before its bytes are there");
        gaps.put("t12_fragmentsCountTogetherAgainstTheLimit", noCode);
        gaps.put("t12_aMessageOfEndlessEmptyFragmentsIsGivenUp", noCode);
        gaps.put("t12_aMessageAboveTheLimitClosesWith1009", noHeader);
        gaps.put("t12_aDeclaredLengthOfManyGigabytesCostsNothing", noHeader);
    }

    private static void races(Map<String, KnownGap> gaps) {
        gaps.put(
                "t12_aFrameThatBreaksTheRulesClosesWith1002",
                KnownGap.sometimes("the JDK's client may end the socket before its own close frame has left"));
        KnownGap forgets =
                KnownGap.sometimes("the JDK's client may forget a close frame that it has read when the socket breaks");
        gaps.put("t20_aCloseFrameBeforeAResetCounts", forgets);
        gaps.put("t20_aCloseFrameCountsAlsoWhenAWriteFailsBeforeItIsRead", forgets);
        gaps.put(
                "t19_anEndWithoutACloseFrameIsLost",
                KnownGap.sometimes("the JDK's client may miss an end of the stream right behind a message"));
    }

    private static boolean isLocalhostSeveral() {
        try {
            return InetAddress.getAllByName("localhost").length > 1;
        } catch (UnknownHostException noName) {
            return false;
        }
    }
}
