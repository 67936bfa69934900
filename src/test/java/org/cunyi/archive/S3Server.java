package org.cunyi.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3Proxy in this JVM: it checks the signature of every request. It can go away and come back at the same address with what it had. */
public final class S3Server implements AutoCloseable {

    static final String BUCKET = "documents";
    private static final String KEY = "county";
    private static final String SECRET = "a-secret-of-the-county";

    private final BlobStore content = new TransientNio2BlobStore();
    private final int port = freePort();
    private S3Proxy server;

    public S3Server() {
        content.createContainer(BUCKET);
        start();
    }

    public void start() {
        server = S3Proxy.builder().blobStore(content).endpoint(URI.create(endpoint()))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET).build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    S3Settings settings() {
        return new S3Settings(endpoint(), "cn-north-1", BUCKET, "cunyi/", true, KEY, SECRET);
    }

    S3Settings settings(String bucket, String secret) {
        return new S3Settings(endpoint(), "cn-north-1", bucket, "cunyi/", true, KEY, secret);
    }

    /** What an application of its own is started with. */
    public List<String> properties() {
        S3Settings s = settings();
        return List.of("cunyi.documents.store=s3", "cunyi.documents.s3.endpoint=" + s.endpoint(), "cunyi.documents.s3.region=" + s.region(),
                "cunyi.documents.s3.bucket=" + s.bucket(), "cunyi.documents.s3.access-key=" + s.accessKey(),
                "cunyi.documents.s3.secret-key=" + s.secretKey());
    }

    List<String> keys() {
        return content.list(ListObjectsV2Request.builder().bucket(BUCKET).build()).contents().stream().map(S3Object::key).toList();
    }

    /** Behind the application's back. */
    void overwrite(String key, byte[] bytes) {
        content.putBlob(PutObjectRequest.builder().bucket(BUCKET).key(key).contentLength((long) bytes.length).build(),
                new ByteArrayInputStream(bytes));
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
