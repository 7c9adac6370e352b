package dev.shard.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one request and hands on its answer, with no more of the body than an excerpt. Stands behind an HTTP codec. */
final class HttpExchange extends SimpleChannelInboundHandler<HttpObject> {
    private final FullHttpRequest request;
    private final Consumer<HttpAnswer> whenAnswered;
    private @Nullable HttpAnswer answer;
    private boolean answered;

    HttpExchange(FullHttpRequest request, Consumer<HttpAnswer> whenAnswered) {
        this.request = request;
        this.whenAnswered = whenAnswered;
    }

    /** Time is up: hands on an answer whose body is not complete; false if not even its head has come. */
    boolean settle() {
        if (answer == null || answered) {
            return false;
        }
        complete(answer);
        return true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message instanceof HttpResponse response) {
            answer = isInterim(response) ? null : HttpAnswer.to(request.method(), response);
        }
        HttpAnswer head = answer;
        if (head == null || answered) {
            return;
        }
        boolean complete = !head.isHttp();
        if (message instanceof HttpContent content) {
            complete |= head.addToExcerpt(content.content()) || content instanceof LastHttpContent;
        }
        if (complete) {
            complete(head);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        settle();
        ctx.fireChannelInactive();
    }

    private void complete(HttpAnswer head) {
        answered = true;
        whenAnswered.accept(head);
    }

    private static boolean isInterim(HttpResponse response) {
        return response.decoderResult().isSuccess()
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != HttpAnswer.SWITCHING_PROTOCOLS;
    }
}
