package org.cunyi.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Bytes as objects of an S3-compatible store; the key is a prefix and the document's id, never anything that a person typed. */
@Component
@EnableConfigurationProperties(S3Settings.class)
class S3Store implements ContentStore, DisposableBean {

    static final String NAME = "s3";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    /** With all attempts: the largest file over the line of a township office. */
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CHECK = Duration.ofSeconds(3);

    private final S3Settings settings;
    private final S3Client client;

    S3Store(S3Settings settings) {
        this.settings = settings;
        this.client = settings.missing().isPresent() ? null : client(settings);
    }

    /** Only what every store understands: one signed request with a length, without Amazon's trailing checksums and signed chunks. */
    private static S3Client client(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder().region(Region.of(settings.region())).forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .overrideConfiguration(c -> c.apiCallTimeout(LONGEST))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE));
        if (!settings.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        return builder.build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> missingSetting() {
        return settings.missing();
    }

    @Override
    public void put(String id, Path content) throws IOException {
        String md5 = md5(content);
        ask(c -> c.putObject(r -> r.bucket(settings.bucket()).key(settings.key(id)).contentMD5(md5), RequestBody.fromFile(content)));
    }

    /** Every such store refuses bytes that came differently; it guards the way, not the file. */
    private static String md5(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            return Base64.getEncoder().encodeToString(DigestUtils.md5Digest(in));
        }
    }

    @Override
    public void write(String id, OutputStream out) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in = ask(c -> c.getObject(r -> r.bucket(settings.bucket()).key(settings.key(id))))) {
            in.transferTo(out);
        }
    }

    @Override
    public void drop(String id) throws IOException {
        ask(c -> c.deleteObject(r -> r.bucket(settings.bucket()).key(settings.key(id))));
    }

    @Override
    public void check() throws IOException {
        ask(c -> c.headBucket(r -> r.bucket(settings.bucket()).overrideConfiguration(o -> o.apiCallTimeout(CHECK))));
    }

    private <T> T ask(Function<S3Client, T> question) throws IOException {
        if (client == null) {
            throw new IllegalStateException(settings.missing().orElseThrow() + " is not set, but documents lie in an S3 store");
        }
        try {
            return question.apply(client);
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(settings.toString(), null, e.getMessage());
        } catch (SdkException e) {
            throw new IOException("the S3 store does not do what is asked", e);
        }
    }

    @Override
    public void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
