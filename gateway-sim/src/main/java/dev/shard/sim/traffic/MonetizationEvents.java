package dev.shard.sim.traffic;

/** Entitlements and subscriptions: about users, told to shard 0 only. */
final class MonetizationEvents {
    private static final long MONTH_MILLIS = 30L * 86_400_000;

    private MonetizationEvents() {}

    static Obj entitlement(Scene scene) {
        return Obj.obj()
                .id("id", scene.recentId())
                .id("sku_id", scene.recentId())
                .id("application_id", TrafficGenerator.BOT_USER_ID)
                .id("user_id", scene.someone())
                .nil("promotion_id")
                .put("type", 8)
                .no("deleted", "consumed")
                .put("gift_code_flags", 0)
                .time("starts_at", scene.now)
                .put("ends_at", scene.draw.chance(70) ? Snowflakes.iso(scene.now + MONTH_MILLIS) : null);
    }

    static Obj subscription(Scene scene) {
        return Obj.obj()
                .id("id", scene.recentId())
                .id("user_id", scene.someone())
                .ids("sku_ids", 1, i -> scene.recentId())
                .ids("entitlement_ids", scene.draw.below(3), i -> scene.recentId())
                .nil("renewal_sku_ids", "canceled_at")
                .time("current_period_start", scene.now)
                .time("current_period_end", scene.now + MONTH_MILLIS)
                .put("status", scene.draw.below(3));
    }
}
