package dev.shard.contract;

import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import dev.shard.transport.netty.NettyTransportProvider;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to break one rule of transports and no other, from outside of a backend. */
enum TransportHabit {
    RUNS_ITS_OWN_TASKS_AT_ONCE("T1", LoopHabits::runsItsOwnTasksAtOnce),
    SERVES_ONLY_ITS_FIRST_CALLER_ON_THE_LOOP("T1", LoopHabits::servesOnlyItsFirstCallerOnTheLoop),
    FIRES_TWICE("T2", LoopHabits::firesTwice),
    CANCELS_NOTHING("T2", LoopHabits::cancelsNothing),

    CALLS_A_CERTIFICATE_AN_ERROR_OF_TLS("T3", OpeningHabits::callsACertificateAnErrorOfTls),
    CALLS_AN_ERROR_OF_TLS_A_FAILED_CONNECT("T3", OpeningHabits::callsAnErrorOfTlsAFailedConnect),
    CALLS_AN_UNKNOWN_HOST_A_FAILED_CONNECT("T4", OpeningHabits::callsAnUnknownHostAFailedConnect),
    TAKES_THE_FIRST_ADDRESS_ONLY("T4", OpeningHabits::takesTheFirstAddressOnly),

    OFFERS_COMPRESSION("T5", UpgradeHabits::offersCompression),
    ANSWERS_PINGS_WITHOUT_THEIR_PAYLOAD("T5", UpgradeHabits::answersPingsWithoutTheirPayload),
    LEAVES_WHO_PINGS_TOO_MUCH("T5", UpgradeHabits::leavesWhoPingsTooMuch),
    TAKES_THE_FIRST_ANSWER_FOR_THE_LAST("T6", UpgradeHabits::takesTheFirstAnswerForTheLast),
    LOSES_WHAT_COMES_WITH_THE_ANSWER("T6", UpgradeHabits::losesWhatComesWithTheAnswer),
    TELLS_NO_STATUS("T6", UpgradeHabits::tellsNoStatus),
    FORGETS_WHEN_TO_RETRY("T6", UpgradeHabits::forgetsWhenToRetry),
    KEEPS_ALL_OF_THE_BODY("T6", UpgradeHabits::keepsAllOfTheBody),
    CALLS_A_WRONG_ANSWER_A_BROKEN_CONNECTION("T6", UpgradeHabits::callsAWrongAnswerABrokenConnection),

    CALLS_A_REFUSAL_AN_UNKNOWN_HOST("T7", OpeningHabits::callsARefusalAnUnknownHost),
    CALLS_A_HANG_UP_A_FAILED_CONNECT("T7", OpeningHabits::callsAHangUpAFailedConnect),
    WAITS_LONGER_THAN_IT_IS_ASKED("T7", OpeningHabits::waitsLongerThanItIsAsked),
    ASKS_NOT_WHOSE_LOOP_IT_IS("T7", OpeningHabits::asksNotWhoseLoopItIs),
    TRIES_AT_ONCE_WHEN_IT_IS_ON_THE_LOOP("T7", OpeningHabits::triesAtOnceWhenItIsOnTheLoop),

    CALLS_ITS_OWN_SHUTDOWN_A_LOSS("T8", ShutdownHabits::callsItsOwnShutdownALoss),
    KEEPS_ITS_THREADS_FOR_A_WHILE("T8", ShutdownHabits::keepsItsThreadsForAWhile),
    CLOSES_ONCE_ONLY("T8", ShutdownHabits::closesOnceOnly),

    THROWS_AFTER_AN_ABORT("T9", EndHabits::throwsAfterAnAbort),
    CALLS_A_FAILED_WRITE_ITS_OWN_END("T9", EndHabits::callsAFailedWriteItsOwnEnd),

    SENDS_ALL_OF_THE_ARRAY("T10", MessageHabits::sendsAllOfTheArray),
    SENDS_EVERYTHING_AS_TEXT("T10", MessageHabits::sendsEverythingAsText),
    COUNTS_NO_UNSENT_MESSAGES("T10", MessageHabits::countsNoUnsentMessages),
    NEVER_STOPS_READING("T11", MessageHabits::neverStopsReading),
    TAKES_A_PAUSE_FOR_A_LOSS("T11", MessageHabits::takesAPauseForALoss),
    LETS_A_LITTLE_MORE_PASS("T12", MessageHabits::letsALittleMorePass),
    LETS_A_BYTE_LESS_PASS("T12", MessageHabits::letsAByteLessPass),
    TELLS_NOT_WHAT_IS_WRONG_WITH_A_FRAME("T12", MessageHabits::tellsNotWhatIsWrongWithAFrame),

    SENDS_ANY_CLOSE_CODE("T13", ClosingHabits::sendsAnyCloseCode),
    SENDS_GOING_AWAY_AS_NORMAL("T13", ClosingHabits::sendsGoingAwayAsNormal),
    CLOSES_BEFORE_IT_HAS_SENT("T13", ClosingHabits::closesBeforeItHasSent),
    IS_DEAF_WHILE_CLOSING("T13", ClosingHabits::isDeafWhileClosing),
    CALLS_A_CLOSE_BEHIND_UNSENT_MESSAGES_A_LOSS("T13", ClosingHabits::callsACloseBehindUnsentMessagesALoss),
    CALLS_A_CLOSE_WHILE_OPENING_A_FAILURE("T13", ClosingHabits::callsACloseWhileOpeningAFailure),
    SAYS_GOODBYE_WHEN_IT_ABORTS("T14", ClosingHabits::saysGoodbyeWhenItAborts),
    ABORTS_WHEN_IT_HAS_TIME("T14", ClosingHabits::abortsWhenItHasTime),
    CALLS_AN_ABORT_WHILE_OPENING_A_FAILURE("T14", ClosingHabits::callsAnAbortWhileOpeningAFailure),

    TELLS_ITS_END_ON_A_THREAD_OF_ITS_OWN("T15", EndHabits::tellsItsEndOnAThreadOfItsOwn),
    ABORTS_WHEN_IT_IS_CLOSED_INSIDE_ON_OPEN("T16", ClosingHabits::abortsWhenItIsClosedInsideOnOpen),
    TELLS_ITS_OPENING_AGAIN("T16", ClosingHabits::tellsItsOpeningAgainWhenItIsClosedInsideOnOpen),

    DELIVERS_NO_EMPTY_MESSAGE("T17", MessageHabits::deliversNoEmptyMessage),
    TAKES_EVERYTHING_FOR_TEXT("T17", MessageHabits::takesEverythingForText),
    TAKES_EVERYTHING_FOR_BINARY("T17", MessageHabits::takesEverythingForBinary),
    REPAIRS_TEXT("T17", MessageHabits::repairsText),
    LOSES_A_MESSAGE_ONCE_IN_A_WHILE("T17", MessageHabits::losesAMessageOnceInAWhile),

    TELLS_ITS_END_ONCE_PER_WAY("T18", EndHabits::tellsItsEndOncePerWay),
    TELLS_NO_REASON_OF_THE_PEER("T19", EndHabits::tellsNoReasonOfThePeer),
    TAKES_NO_CODE_FOR_NORMAL("T19", EndHabits::takesNoCodeForNormal),
    TAKES_THE_LAST_CLOSE_FRAME("T19", EndHabits::takesTheLastCloseFrame),
    TAKES_AN_END_AFTER_A_MESSAGE_FOR_A_CLOSE("T19", EndHabits::takesAnEndAfterAMessageForAClose),
    CALLS_A_LOSS_A_FAILED_CONNECT("T19", EndHabits::callsALossAFailedConnect),
    TAKES_A_RESET_FOR_ALL_THERE_WAS("T20", EndHabits::takesAResetForAllThereWas);

    private final String rule;
    private final UnaryOperator<Transport> habit;

    TransportHabit(String rule, UnaryOperator<Transport> habit) {
        this.rule = rule;
        this.habit = habit;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /**
     * A transport with bad habits.
     *
     * @param which names of habits, or rules' numbers for all habits that break them; apart by spaces
     */
    static TransportProvider careless(String which) {
        return new TransportProvider() {
            @Override
            public String name() {
                return "careless";
            }

            @Override
            public String description() {
                return which;
            }

            @Override
            public Transport create(Settings settings) {
                Transport transport = new NettyTransportProvider().create(settings);
                List<String> wanted = List.of(which.split(" "));
                for (TransportHabit one : values()) {
                    if (wanted.contains(one.name()) || wanted.contains(one.rule)) {
                        transport = one.habit.apply(transport);
                    }
                }
                return transport;
            }
        };
    }
}
